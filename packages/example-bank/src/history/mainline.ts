import { Change } from '../model/change';
import { History } from '../model/history';
import { Component } from '../organisation/types';
import { Rng } from '../random/rng';

/** The main branch of one repository: what was merged, in order of time. */
class Mainline {
  readonly root: string;
  readonly #merges: Array<{ at: number; sha: string }> = [];

  constructor(root: string) {
    this.root = root;
  }

  add(at: number, sha: string): void {
    this.#merges.push({ at, sha });
    this.#merges.sort((one, other) => one.at - other.at);
  }

  /** Newest commit at an instant. */
  at(instant: number): string {
    let sha = this.root;
    for (const merge of this.#merges) {
      if (merge.at > instant) {
        break;
      }
      sha = merge.sha;
    }
    return sha;
  }
}

/** The main branches of all repositories. */
export class Mainlines {
  readonly #byRepository = new Map<string, Mainline>();
  readonly #rng: Rng;

  constructor(history: History, rng: Rng) {
    this.#rng = rng;
    for (const { component, merged, mergeSha } of history.changes as Change[]) {
      if (merged !== undefined && mergeSha) {
        this.#of(component).add(merged, mergeSha);
      }
    }
  }

  /** Newest commit of a component's main branch at an instant. */
  at(component: Component, instant: number): string {
    return this.#of(component).at(instant);
  }

  #of({ name }: Component): Mainline {
    const known =
      this.#byRepository.get(name) ??
      new Mainline(this.#rng.fork(`root ${name}`).hex(40));
    this.#byRepository.set(name, known);
    return known;
  }
}

/** Runs and deployments of the main branch get the commit that was newest then. */
export function resolveCommits(history: History, mainlines: Mainlines): void {
  for (const run of history.runs) {
    run.sha ??= mainlines.at(run.component, run.created);
  }
  for (const deployment of history.deployments) {
    deployment.sha ??=
      deployment.run?.sha ??
      mainlines.at(deployment.component, deployment.created);
  }
}
