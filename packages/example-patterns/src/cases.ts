/** The example patterns. @public */
export const patternNames = [
  'web-service',
  'analytics',
  'critical-service',
  'database-change',
] as const;

/** What a failure can do. @public */
export const riskClasses = ['low', 'medium', 'high'] as const;

/** Where the pipeline of an environment runs. @public */
export const continuousIntegrations = ['github', 'gitlab'] as const;

/** One environment of each pattern for every risk class and pipeline. @public */
export const cases = patternNames.flatMap(pattern =>
  riskClasses.flatMap(riskClass =>
    continuousIntegrations.map(ci => ({
      pattern,
      riskClass,
      ci,
      name: `${pattern}-${riskClass}-${ci}`,
    })),
  ),
);
