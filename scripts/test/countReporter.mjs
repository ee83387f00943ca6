/**
 * A reporter of `node --test` that writes nothing but the counts, as JSON, for the closing line.
 *
 * @param {AsyncIterable<{ type: string, data: any }>} source
 */
export default async function* countReporter(source) {
  for await (const { type, data } of source) {
    // One summary comes per file and one, without a file, for all.
    if (type === 'test:summary' && data.file === undefined) {
      const { passed, skipped, todo, failed, cancelled } = data.counts;
      yield JSON.stringify({
        passed,
        failed: failed + cancelled,
        skipped: skipped + todo,
      });
    }
  }
}
