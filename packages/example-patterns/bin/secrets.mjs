import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const preset = '@secretlint/secretlint-rule-preset-recommend';

/** Keys, tokens and passwords in the files of a folder. */
export async function secretProblems(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => join(each.parentPath, each.name))
    .filter(path => !/\/(\.git|node_modules)\//.test(path));
  const found = [];
  for (const path of files) {
    const { messages } = await lintSource({
      source: {
        filePath: path,
        content: readFileSync(path, 'utf8'),
        ext: extname(path),
        contentType: 'text',
      },
      options: { config: { rules: [{ id: preset, rule: creator }] } },
    });
    for (const { message } of messages) {
      found.push(`${path.slice(folder.length + 1)}: ${message}`);
    }
  }
  return found;
}
