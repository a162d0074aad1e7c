/** A form as Twilio posts it: the raw body and all its fields, blank and repeated ones included. */
export type TwilioForm = {
  raw: string;
  /** Every field; a repeated one has all its values, in order. This is what the signature covers. */
  fields: Record<string, string | string[]>;
};

/** Fields decoded without trimming or loss; `+` is a space. Names such as `__proto__` are names like any other. */
export function readForm(raw: string): TwilioForm {
  const fields = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of new URLSearchParams(raw)) {
    const known = fields[name];
    if (known === undefined) fields[name] = value;
    else if (Array.isArray(known)) known.push(value);
    else fields[name] = [known, value];
  }
  return { raw, fields };
}

/** Each field's first value, with NUL, which PostgreSQL's text cannot hold, made visible as U+FFFD. */
export function firstValues(form: TwilioForm): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form.fields).map(([name, value]) => {
      const first = Array.isArray(value) ? (value[0] ?? '') : value;
      return [name, first.replaceAll('\u0000', '\ufffd')];
    }),
  );
}

/** The body for keeping: a NUL sent bare stands percent-encoded, which reads the same as a form. */
export function storableBody(form: TwilioForm): string {
  return form.raw.replaceAll('\u0000', '%00');
}
