import {
  PatternSearchDocument,
  PatternState,
  PatternSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';

const STATE_WORDS: Record<PatternState, string> = {
  signedOff: 'signed off',
  expiresSoon: 'signed off, expires soon',
  waiting: 'waiting for sign-off',
  notAsked: 'nobody asked for sign-off yet',
  unreadable: 'cannot be read',
};

/** What search may say of a pattern: the API tells no reader of it less. */
export function patternDocument(item: PatternSummary): PatternSearchDocument {
  const { ref, title, description = '', owner = '', version = '' } = item;
  const functions = item.functions.map(each => each.function).join(', ');
  return {
    title,
    text: [
      description,
      `Pre-approved pattern: ${STATE_WORDS[item.state]}.`,
      version && `Version: ${version}.`,
      functions && `Functions that decide: ${functions}.`,
      owner && `Owner: ${owner}.`,
    ]
      .filter(Boolean)
      .join(' '),
    location: `/delivery/patterns/${encodeURIComponent(ref)}`,
    entityRef: ref,
    description,
    owner,
    version,
    state: item.state,
  };
}
