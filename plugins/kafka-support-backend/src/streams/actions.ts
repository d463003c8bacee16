import {
  filingOutcomes,
  type ManagedElsewhere,
  type Ownership,
  type StreamAction,
  type StreamLive,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { modeOf } from '../clusters';
import type { ClusterHandle } from '../clusters/types';
import { anyOf } from '../requests';
import type { StreamViewer } from './types';

type Outcome = StreamAction['outcome'];
type Reason = [outcome: Outcome, sentence: string];

interface Input {
  topic: string;
  handle: Pick<ClusterHandle, 'facts' | 'modeFor'>;
  kinds: RequestKind[];
  ownership: Ownership;
  live: StreamLive;
  paused?: { by: string; reason: string };
  /** Another tool that manages the topic. */
  managedElsewhere?: ManagedElsewhere;
  /** Who fills the role platform, entity refs. */
  platform: readonly string[];
  viewer: Pick<StreamViewer, 'caller' | 'mayFile'>;
}

/** What keeps anybody from filing anything. */
function refusals({ topic, handle, live, viewer }: Input): Reason[] {
  if (viewer.caller.type !== 'user')
    return [['refused', 'Only a person files a request.']];
  if (!viewer.mayFile)
    return [
      [
        'refused',
        'You need the permission "kafka-support.request.create", which the portal’s administrators grant.',
      ],
    ];
  if (!live.known)
    return [
      [
        'refused',
        `The topic cannot be read now, so nothing can be planned: ${live.reason}`,
      ],
    ];
  if (!live.topic)
    return [
      ['refused', `There is no topic "${topic}" on ${handle.facts.id} now.`],
    ];
  return [];
}

function modeReasons(kind: RequestKind, { handle }: Input): Reason[] {
  const { id } = handle.facts;
  const mode = modeOf(handle, kind);
  if (mode === 'observe')
    return [
      [
        'refused',
        `${id} runs in mode observe for ${kind.id}: a request can be previewed, not submitted.`,
      ],
    ];
  if (mode === 'propose')
    return [
      [
        'waits',
        `${id} runs in mode propose for ${kind.id}: the approved plan is applied by the platform’s own pipeline.`,
      ],
    ];
  return [];
}

/** What is changed elsewhere is not changed from here; access to it may be. */
function managedReasons(
  kind: RequestKind,
  { managedElsewhere, handle }: Input,
): Reason[] {
  if (
    !managedElsewhere ||
    // One for several types of resources is not about the topic itself.
    !kind.targets?.every(type => type === 'topic') ||
    modeOf(handle, kind) !== 'apply'
  )
    return [];
  const { by, where } = managedElsewhere;
  return [['refused', `The topic is managed by ${by}: change it in ${where}.`]];
}

/** Who is asked first. */
function reviewReasons(kind: RequestKind, input: Input): Reason[] {
  // Who answers for a resource is agreed on by those whom it concerns, always.
  if (kind.changes === 'our records') return [['reviewed', kind.usually]];
  // A kind that always asks somebody says whom, whoever files it.
  if (kind.reviewers) return [['reviewed', kind.usually]];
  return ownerReasons(input);
}

function ownerReasons({ ownership, viewer, platform }: Input): Reason[] {
  const { owner, ownerState } = ownership;
  const byPlatform = `the platform team (${platform.join(', ')}) reviews it.`;
  if (!owner) return [['reviewed', `Nobody owns the topic: ${byPlatform}`]];
  if (ownerState === 'missing' || ownerState === 'empty')
    return [['reviewed', `${owner} owns it and cannot act: ${byPlatform}`]];
  if (!anyOf([owner], viewer.caller))
    return [
      [
        'reviewed',
        `${owner} owns the topic: your request goes to its members.`,
      ],
    ];
  return [];
}

/** What the caller may file for the topic, each kind with the sentence why not, or who is asked first. */
export function actionsOf(input: Input): StreamAction[] {
  const { kinds, paused, handle } = input;
  const common = refusals(input);
  const waiting: Reason[] = paused
    ? [
        [
          'waits',
          `Changes on ${handle.facts.id} are paused by ${paused.by} (${paused.reason}): a request waits until they go on.`,
        ],
      ]
    : [];
  return kinds
    .filter(kind => kind.targets?.includes('topic'))
    .map(kind => {
      const refused = [
        ...common,
        ...modeReasons(kind, input),
        ...managedReasons(kind, input),
      ].filter(([outcome]) => outcome === 'refused');
      const reasons: Reason[] =
        refused.length > 0
          ? refused
          : [
              ...waiting,
              ...modeReasons(kind, input),
              ...reviewReasons(kind, input),
            ];
      const outcomes = reasons.map(([outcome]) =>
        filingOutcomes.indexOf(outcome),
      );
      return {
        kind: kind.id,
        title: kind.title,
        outcome: filingOutcomes[Math.max(0, ...outcomes)],
        reason:
          reasons.map(([, sentence]) => sentence).join(' ') || kind.usually,
      };
    });
}
