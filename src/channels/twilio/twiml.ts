/** Nothing to say: whatever we answer goes out later by the REST API. Plain text here would be sent as an SMS. */
export const emptyTwiml = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

export function twimlResponse(twiml: string = emptyTwiml): Response {
  return new Response(twiml, { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' } });
}
