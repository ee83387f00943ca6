import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom } from '../reading';
import { personOf } from './person';
import { Scope } from './scope';

type Decision = FactData['approval.closed'];

/** What somebody said about a rule. */
export interface Vote {
  at: Instant;
  says: 'approved' | 'rejected' | 'withdrawn';
  /** Number of whoever it is; undefined: all who approved before withdraw. */
  voter?: string;
  /** The user, as the payload has it. */
  by: unknown;
  commented?: boolean;
}

/** So many have to approve, of some people. */
export interface ApprovalRule {
  /** What facts about it repeat. */
  data: FactData['approval.created'];
  required: number;
  asked: Instant;
  /** True where nothing recorded says when it was asked. */
  inferred?: boolean;
  /** When nobody was waited for any more. */
  ended?: Instant;
}

/** The rounds of one rule, vote by vote. */
class RuleRounds {
  readonly facts: AnyFact[] = [];
  readonly #rule: ApprovalRule;
  readonly #scope: Scope;
  readonly #approving = new Set<string>();
  #isOpen = false;

  constructor(rule: ApprovalRule, scope: Scope) {
    this.#rule = rule;
    this.#scope = scope;
  }

  ask(at: Instant, inferred?: boolean): void {
    this.#isOpen = true;
    this.#add('approval.created', `asked/${at.time}`, at, { inferred });
  }

  add(vote: Vote, place: number): void {
    const { voter = `#${place}`, says, at } = vote;
    if (says === 'withdrawn') {
      this.#withdraw(vote);
      return;
    }
    if (says === 'approved') {
      this.#approving.add(voter);
    }
    const isLast = this.#isOpen && (says === 'rejected' || this.#isSatisfied());
    this.#isOpen &&= !isLast;
    const said = {
      decision: says,
      responder: personOf(vote.by, this.#scope.context),
      commented: vote.commented,
    };
    if (isLast) {
      this.#add('approval.closed', `closed/${at.time}`, at, {
        said: { ...said, status: says },
      });
    } else {
      this.#add('approval.updated', `votes/${place}`, at, { said });
    }
  }

  /** Over without a decision. */
  end(at: Instant): void {
    if (this.#isOpen) {
      this.#add('approval.closed', `ended/${at.time}`, at, {
        said: { status: 'cancelled' },
      });
    }
  }

  #isSatisfied(): boolean {
    return this.#approving.size >= this.#rule.required;
  }

  #withdraw({ voter, at }: Vote): void {
    if (voter === undefined) {
      this.#approving.clear();
    } else {
      this.#approving.delete(voter);
    }
    if (!this.#isOpen && !this.#isSatisfied()) {
      this.ask(at);
    }
  }

  #add(
    type: 'approval.created' | 'approval.updated' | 'approval.closed',
    id: string,
    at: Instant,
    { inferred, said }: { inferred?: boolean; said?: Partial<Decision> },
  ): void {
    const { data } = this.#rule;
    this.facts.push(
      factFrom(type, {
        id: `${data.key}/${id}${inferred ? '/inferred' : ''}`,
        source: this.#scope.place.source,
        at,
        inferred,
        data: { ...data, ...said },
      }),
    );
  }
}

/**
 * A rule of approvals as rounds: open until as many have approved as it
 * requires, or one has rejected; open again where an approval is withdrawn.
 */
export function ruleFacts(
  rule: ApprovalRule,
  votes: readonly Vote[],
  scope: Scope,
): AnyFact[] {
  const over = rule.ended?.time ?? Infinity;
  const ordered = votes
    .filter(({ at }) => at.time <= over)
    .sort((one, other) => one.at.time - other.at.time);
  const rounds = new RuleRounds(rule, scope);
  const first = ordered.find(({ says }) => says !== 'withdrawn')?.at;
  // Nobody decides before being asked: where nothing says when, it was then.
  const isEarly = rule.inferred && first && first.time < rule.asked.time;
  rounds.ask(isEarly ? first : rule.asked, rule.inferred);
  ordered.forEach((vote, place) => rounds.add(vote, place));
  if (rule.ended) {
    rounds.end(rule.ended);
  }
  return rounds.facts;
}
