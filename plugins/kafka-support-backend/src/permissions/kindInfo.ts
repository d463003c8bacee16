import type {
  KindInfo,
  Mode,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { z } from 'zod';
import { modeOf } from '../clusters';
import type { Clusters } from '../clusters/types';

/** A kind as GET /kinds answers it. */
export function kindInfo(kind: RequestKind, clusters: Clusters): KindInfo {
  const modes: Record<string, Mode> = {};
  for (const handle of clusters.list())
    modes[handle.facts.id] = modeOf(handle, kind);
  return {
    id: kind.id,
    title: kind.title,
    description: kind.description,
    usually: kind.usually,
    riskyWhen: kind.riskyWhen,
    // What a person sends, so the input side; what JSON Schema cannot say is left open.
    specJsonSchema: JSON.parse(
      JSON.stringify(
        z.toJSONSchema(kind.specSchema, {
          io: 'input',
          unrepresentable: 'any',
        }),
      ),
    ),
    validationMetrics: kind.validationMetrics,
    modes,
  };
}
