import { Config } from '@backstage/config';
import { readNames } from './names';

/** How changes are read, as the delivery backend is configured. @public */
export interface ChangeReading {
  /** Accounts that are not people. */
  bots: string[];
  /** Authors of changes that the scaffolder makes. */
  scaffolderAuthors: string[];
}

/** Reads `delivery.bots` and `delivery.scaffolderAuthors`. @public */
export const readChangeReading = (root: Config): ChangeReading => ({
  bots: readNames(root, 'delivery.bots'),
  scaffolderAuthors: readNames(root, 'delivery.scaffolderAuthors'),
});
