export { DatabaseInsightQueries } from './DatabaseInsightQueries';
export type { InsightQueries } from './InsightQueries';
