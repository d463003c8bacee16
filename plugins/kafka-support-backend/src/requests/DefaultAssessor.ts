import { InputError } from '@backstage/errors';
import {
  toPlan,
  type Change,
  type Evaluation,
  type ReviewerRole,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Clusters } from '../clusters/types';
import type {
  GatherRuleInput,
  Guardrails,
  ReviewerGroups,
  ReviewersOf,
} from '../guardrails/types';
import type { OwnershipService } from '../ownership/types';
import { accessTargetsOf, answeringOwner } from './accessTargets';
import { parseBody } from './parseBody';
import { quoted } from './text';
import type { Assessment, Assessor } from './types';

/** Longest ref that is stored and indexed. */
const MAX_REF_LENGTH = 1000;

interface Options {
  /** @throws InputError for an unknown id, naming the valid ones */
  kinds: { get(id: string): RequestKind };
  clusters: Clusters;
  ownership: OwnershipService;
  guardrails: Guardrails;
  gatherRuleInput: GatherRuleInput;
  reviewersOf: ReviewersOf;
  reviewerGroups: ReviewerGroups;
  /** Whether a person is the only one who can act for a group. */
  actsAlone?: (owner: string, person: string) => Promise<boolean>;
  now?: () => Date;
}

/**
 * spec ─ parse ─ complete ─ plan ─ own ─ gather facts ─ evaluate ─ who must agree.
 * One cluster view for all of it, so that each figure is read once and plan and
 * rules speak of the same state.
 */
export class DefaultAssessor implements Assessor {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): DefaultAssessor {
    return new DefaultAssessor(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async assess(input: Parameters<Assessor['assess']>[0]): Promise<Assessment> {
    const { clusters, ownership, guardrails, reviewerGroups } = this.#options;
    const kind = this.#options.kinds.get(input.kind);
    const handle = clusters.get(input.cluster);
    const cluster = handle.facts.id;
    const parsed = parseBody(kind.specSchema, input.spec, 'spec');
    const view = handle.view();
    const spec = kind.complete ? await kind.complete(parsed, view) : parsed;
    const resources = kind.resources(cluster, spec);
    const claimKeys = kind.claimKeys(cluster, spec);
    assertShort([...resources, ...claimKeys]);

    const [changes, first, requestingOwner] = await Promise.all([
      kind.plan(spec, view),
      ownership.ownershipOf(resources[0]),
      input.component === undefined
        ? undefined
        : ownership.ownerOfComponent(input.component),
    ]);
    const plan = toPlan(changes, this.#now());
    const about = mainResource(changes, resources);
    const [newOwner, main, access] = await Promise.all([
      ownership.newOwnerOf(changes, resources),
      about === resources[0] ? first : ownership.ownershipOf(about),
      accessTargetsOf(changes, view, ownership),
    ]);
    const owned = answeringOwner(main, access);
    const ends = kind.ends?.(spec);
    const supportMetadata = await ownership.supportMetadataOf({
      component: input.component ?? owned.component,
      owner: owned.owner ?? requestingOwner,
    });
    const facts = await this.#options.gatherRuleInput(
      {
        kind: kind.id,
        cluster: handle.facts,
        spec,
        changes,
        resources,
        requester: input.requester,
        component: input.component,
        startedChanges: input.startedChanges,
        ownership: owned,
        requestingOwner,
        supportMetadata,
        newOwner,
        platform: reviewerGroups.platform,
        access,
        ends,
        at: this.#now().toISOString(),
      },
      view,
    );
    const always = kind.reviewers?.(spec) ?? [];
    const evaluation = atLeastReview(
      guardrails.evaluate(facts, this.#now()),
      always,
    );
    return {
      kind: kind.id,
      cluster,
      title: kind.titleOf(spec),
      resources,
      claimKeys,
      spec,
      plan,
      evaluation,
      reviewers: this.#options.reviewersOf({
        evaluation,
        always,
        ownership: owned,
        onlyRequesterActs:
          owned.owner !== undefined &&
          (await this.#options.actsAlone?.(
            owned.owner,
            input.requester.userRef,
          )),
        newOwner,
        groups: reviewerGroups,
      }),
      ownership: owned,
      requestingOwner,
      supportMetadata,
      connectionSettings: kind.connectionSettings?.(spec, handle.facts) ?? [],
      ends,
    };
  }
}

/**
 * The resource whose owner the rules look at: the main one, unless the plan sets
 * owners and has nothing to do there. What a team owns already gives it no say
 * in what it does not.
 */
function mainResource(changes: Change[], [main]: string[]): string {
  const set = changes.filter(({ operation }) => operation === 'set-owner');
  return set.length === 0 || set.some(({ resource }) => resource === main)
    ? main
    : set[0].resource;
}

/** A kind that is always reviewed is never applied at once, whatever the findings. */
function atLeastReview(
  evaluation: Evaluation,
  always: ReviewerRole[],
): Evaluation {
  return always.length > 0 && evaluation.decision === 'allow'
    ? { ...evaluation, decision: 'review' }
    : evaluation;
}

function assertShort(refs: string[]): void {
  const long = refs.find(ref => ref.length > MAX_REF_LENGTH);
  if (long === undefined) return;
  throw new InputError(
    `The name of a resource is too long: ${quoted(long)} has ${
      long.length
    } characters, valid are at most ${MAX_REF_LENGTH}`,
  );
}
