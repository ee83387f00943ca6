/** Text as it may stand in HTML: names come from the data and are hostile. */
export function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** A table with a caption; the first column heads its row. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) {
    return '';
  }
  const heads = head.map(cell => `<th scope="col">${escape(cell)}</th>`);
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map(cell => `<td>${escape(cell)}</td>`).join('');
    return `<tr><th scope="row">${escape(first)}</th>${cells}</tr>`;
  });
  return `<table><caption>${escape(caption)}</caption><thead><tr>${heads.join(
    '',
  )}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}
