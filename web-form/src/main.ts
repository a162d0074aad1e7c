import { followRequest } from './follow.ts';
import { startListForm } from './list-form.ts';
import { startRequestForm } from './request-form.ts';

if (document.getElementById('request')) void startRequestForm();
void startListForm();
followRequest();
