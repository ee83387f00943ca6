/** Which tickets an outcome is worked on in, in the language of their source. @public */
export interface TicketQuery {
  /** As the outcome says it, at most 2,000 characters: JQL, for instance. */
  query: string;
  /** Most tickets that are wanted. */
  limit: number;
  /** Fires when the backend stops, or the time for it is over. */
  signal: AbortSignal;
}

/** What a query found. @public */
export interface FoundTickets {
  /** At most `limit`, each once, and each as events of the source name the ticket: `PAY-12`. */
  keys: string[];
  /** Whether there are more than these. */
  more: boolean;
}

/**
 * Keys as a resolver answers with them: each once, and no more than are wanted.
 *
 * @param keys - In the order in which they count; may repeat.
 * @param options - `more`: there are others, whatever was found here.
 * @public
 */
export function foundTickets(
  keys: Iterable<string>,
  options: { limit: number; more?: boolean },
): FoundTickets {
  const { limit, more = false } = options;
  const unique = [...new Set(keys)];
  return { keys: unique.slice(0, limit), more: more || unique.length > limit };
}

/**
 * Finds the tickets of an outcome's initiative by a query.
 *
 * @remarks
 * Whoever may register an entity writes the query, and it is asked with the
 * credentials of the module. So a resolver answers with tickets that its module
 * reads anyway, and with nothing of them but their keys; a query that it cannot
 * limit to these it refuses.
 *
 * @public
 */
export interface TicketQueryResolver {
  /** What `spec.initiative.source` of an outcome names: `jira`. Unique. */
  source: string;
  /** What people read: `Jira`. */
  title: string;
  /**
   * The tickets that there are now.
   *
   * @throws where it cannot be asked; the message is shown on the card of the
   * outcome, so it names the cure and no secret.
   */
  resolve(query: TicketQuery): Promise<FoundTickets>;
}

/** Takes what resolves queries for tickets. @public */
export interface DeliveryTicketQueryExtensionPoint {
  /** Registers a resolver; two for the same source are an error. */
  addTicketQueryResolver(resolver: TicketQueryResolver): void;
}
