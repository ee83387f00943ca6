/** Fields of any JSON object. */
export type Values = Record<string, unknown>;

/** A status as Jira lists it. */
export interface SiteStatus extends Values {
  id: string;
  name: string;
  statusCategory?: Values & { key?: string };
}

/** An issue with its whole changelog and all comments. */
export interface SiteIssue extends Values {
  id: string;
  key: string;
  self?: string;
  fields: Values & {
    updated: string;
    status?: SiteStatus;
    project?: Values & { key?: string };
    comment?: Values & { comments?: Values[] };
  };
  changelog?: Values & { histories?: Values[] };
}
