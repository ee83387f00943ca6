export { PatternReader, type PatternReadOptions } from './PatternReader';
export { type PatternSource } from './PatternSource';
export { folderOf, templateFolderOf } from './templateFolder';
