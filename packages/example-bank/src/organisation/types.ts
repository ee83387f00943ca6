/** A group of people: a delivery pod, or a function that pods depend on. */
export interface Group {
  name: string;
  title: string;
  type: 'pod' | 'function' | 'leadership';
}

export interface Domain {
  name: string;
  title: string;
  description: string;
}

/** What the catalog calls a system: one product, or two. */
export interface System {
  name: string;
  title: string;
  domain: string;
}

/** What one pod builds, with a Jira project of its own. */
export interface Product {
  name: string;
  title: string;
  /** Name of the system that it is, or belongs to. */
  system: string;
  /** Name of the owning pod. */
  pod: string;
  /** Jira project. */
  project: string;
  /** Changes need a board's and an environment's approval. */
  regulated: boolean;
  /** New uses of data are asked for. */
  sensitive: boolean;
  /** Minutes that a production deployment waits by design. */
  waitTimer?: number;
  components: string[];
}

/** A component is one repository, one Jira component and one catalog entity. */
export interface Component {
  name: string;
  product: Product;
}
