import { AnyFact } from '../../events/fact';
import { isRecordNumber } from '../../link/records';
import { approvalFacts, Comments } from './approvalFacts';
import { ApprovalUnit, groupNameOf, unitOf } from './approvalUnit';
import { Bundle } from './bundle';
import { displayIn, idIn, instantOf, personIn, Row } from './row';

/** Names of approvals that no group and no step of a workflow gives one. */
const INDIVIDUAL = 'Individual approval';
const GROUP = 'Group approval';

/** The record that an approval is for. */
interface About {
  id: string;
  number: string;
}

const subjectFields = ['sysapproval', 'document_id', 'parent'];

function aboutOf(row: Row, bundle: Bundle): About | undefined {
  const field = subjectFields.find(each => idIn(row, each) !== undefined);
  if (!field) {
    return undefined;
  }
  const id = idIn(row, field)!;
  // `document_id` reads `Change Request: CHG0030001`.
  const read = displayIn(row, field)
    ?.split(/[\s:]+/)
    .findLast(isRecordNumber);
  const number = bundle.numberOf(id) ?? read;
  return number ? { id, number } : undefined;
}

/** Rows of one approval: of a group, or of persons who are asked together. */
interface Gathered {
  about: About;
  key: string;
  name?: string;
  group?: Row;
  approvers: Row[];
}

class Gathering {
  readonly units = new Map<string, Gathered>();
  /** Rows that do not say what they are for. */
  lost = 0;
  readonly #bundle: Bundle;

  constructor(bundle: Bundle) {
    this.#bundle = bundle;
  }

  group(row: Row): void {
    const unit = this.#unit(row, `sysapproval_group/${idIn(row, 'sys_id')}`);
    if (unit) {
      unit.group = row;
      unit.name = groupNameOf(row, undefined) ?? GROUP;
    }
  }

  approver(row: Row): void {
    const group = idIn(row, 'group');
    const step = idIn(row, 'wf_activity');
    const unit = this.#unit(row, group && `sysapproval_group/${group}`);
    if (unit) {
      unit.approvers.push(row);
      unit.name ??= group
        ? groupNameOf(undefined, row) ?? GROUP
        : step && displayIn(row, 'wf_activity');
    }
  }

  #unit(row: Row, groupKey: string | undefined): Gathered | undefined {
    const about = aboutOf(row, this.#bundle);
    if (!about || !idIn(row, 'sys_id')) {
      this.lost += 1;
      return undefined;
    }
    const step = idIn(row, 'wf_activity') ?? 'individual';
    const key = groupKey ?? `sysapproval_approver/${about.id}/${step}`;
    const unit = this.units.get(key) ?? { about, key, approvers: [] };
    this.units.set(key, unit);
    return unit;
  }
}

/** Journal entries about approvals, by the row that they were made on. */
function commentsOf(bundle: Bundle): Comments {
  const journal = bundle.tables.get('sys_journal_field');
  const made = new Map<string, number[]>();
  for (const row of journal ?? []) {
    const of = idIn(row, 'element_id') ?? '';
    const at = instantOf(row, 'sys_created_on', bundle.context);
    if (at) {
      made.set(of, [...(made.get(of) ?? []), at.time]);
    }
  }
  return {
    within: (members, from, to) =>
      journal &&
      members.some(member =>
        made.get(member)?.some(time => time >= from && time <= to),
      ),
  };
}

/** Persons of rows without an audit: the row says whom it asked. */
function withApprovers(
  unit: ApprovalUnit,
  approvers: readonly Row[],
  bundle: Bundle,
): ApprovalUnit {
  const byMember = new Map(
    approvers.map(row => [
      idIn(row, 'sys_id'),
      personIn(row, 'approver', bundle.context),
    ]),
  );
  return {
    ...unit,
    personal: unit.personal.map(step => ({
      ...step,
      actor: step.actor ?? byMember.get(step.member),
    })),
  };
}

/** What the approvals of a bundle say. */
export function approvalsIn(bundle: Bundle): {
  facts: AnyFact[];
  lost: number;
} {
  const { tables, instance } = bundle;
  const gathering = new Gathering(bundle);
  tables.get('sysapproval_group')?.forEach(row => gathering.group(row));
  tables.get('sysapproval_approver')?.forEach(row => gathering.approver(row));
  const comments = commentsOf(bundle);
  const facts = [...gathering.units.values()].flatMap(
    ({ about, key, name = INDIVIDUAL, group, approvers }) => {
      const naming = { key, name: name.slice(0, 2_000), ticket: about.number };
      const unit = unitOf(naming, { group, approvers }, bundle);
      return approvalFacts(
        withApprovers(unit, approvers, bundle),
        comments,
        instance.source,
      );
    },
  );
  return { facts, lost: gathering.lost };
}
