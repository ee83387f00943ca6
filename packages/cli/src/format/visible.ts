/**
 * Characters that move a terminal's cursor, hide text or turn its direction:
 * C0, C1, and the marks that override the direction of writing.
 */
const CONTROL =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A text from the data as it may stand in a line: control characters show as �. */
export function visible(text: string): string {
  return text.replace(CONTROL, '�');
}

/** JSON text whose strings carry such characters as escapes: the value is the same. */
export function escaped(json: string): string {
  return json.replace(CONTROL, character =>
    character === '\n'
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
