import { followRequest, showFollowed } from './follow.ts';
import { startListForm } from './list-form.ts';
import { startRequestForm } from './request-form.ts';
import { sayWhenSessionEnds } from './session.ts';
import { startStayForms } from './stay-forms.ts';

if (document.getElementById('request')) void startRequestForm();
sayWhenSessionEnds();
void startListForm();
followRequest();
startStayForms(showFollowed);
