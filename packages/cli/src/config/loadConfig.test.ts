import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseConfig } from './loadConfig';

const PLUGINS = resolve(__dirname, '../../../../plugins');

/** Keys below `delivery:` that the plugins of this repository declare. */
function declaredKeys(): string[] {
  const keys = readdirSync(PLUGINS).flatMap(plugin => {
    try {
      const text = readFileSync(`${PLUGINS}/${plugin}/config.d.ts`, 'utf8');
      const [, section = ''] = text.split(/^ {2}delivery\?: \{$/m);
      return [...section.matchAll(/^ {4}(\w+)\??:/gm)].map(([, key]) => key);
    } catch {
      return [];
    }
  });
  return [...new Set(keys)].sort();
}

/** Whether the command line does not know a key. */
function isRefused(key: string): boolean {
  try {
    parseConfig({ [key]: null }, 'c.yaml');
    return false;
  } catch (error) {
    return /unknown key/.test(String(error));
  }
}

describe('parseConfig', () => {
  it('should take the section of an app with whatever its plugins read', () => {
    const keys = declaredKeys();
    expect(keys).toEqual(expect.arrayContaining(['gates', 'digest', 'focus']));
    expect(keys.filter(isRefused)).toEqual([]);
    expect(isRefused('gate')).toBe(true);
  });
});
