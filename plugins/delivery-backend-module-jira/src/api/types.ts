/** Fields of any JSON object. */
export type Values = Record<string, unknown>;

/** A part of a longer list, with how long the whole is. */
export interface Part extends Values {
  total?: number;
}

/** An issue, as far as fetching looks into it. */
export interface JiraIssue extends Values {
  id: string;
  key: string;
  fields: Values & {
    updated?: string;
    project?: { key?: string; projectTypeKey?: string };
    comment?: Part & { comments?: Values[] };
  };
  changelog?: Part & { histories?: Values[] };
}

/** One page of a search. */
export interface SearchPage {
  issues: JiraIssue[];
  /** Data Center: how many there are in all. */
  total?: number;
  /** Cloud: what the next page is asked for with; absent on the last. */
  nextPageToken?: string;
  isLast?: boolean;
}

/** One page of a search for keys. */
export type KeyPage = Omit<SearchPage, 'issues'> & {
  issues: Array<{ key: string }>;
};

/** A status of the site. */
export interface JiraStatus {
  id: string;
  name: string;
  statusCategory?: { key?: string };
}
