import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  proposePartitions,
  topicCreateSpecSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import Typography from '@mui/material/Typography';
import { useWatch } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { toSpec, type TopicCreateValues } from './values';

const known = topicCreateSpecSchema.pick({
  expectedBytesPerSecond: true,
  peakBytesPerSecond: true,
  orderingKey: true,
  parallelReaders: true,
});

/** How many partitions follow from what the team knows, with the reason. */
export function usePartitionProposal() {
  const values = useWatch({ name: 'spec' }) as TopicCreateValues;
  const spec = known.strip().safeParse(toSpec(values));
  return {
    proposal: proposePartitions(spec.data ?? {}),
    stated: values.partitions,
  };
}

/** Says the proposal, or that the team stated another number. */
export function PartitionProposal() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { proposal, stated } = usePartitionProposal();
  return (
    <Typography variant="body2" component="p" sx={{ m: 0 }} aria-live="polite">
      <strong>
        {t('newRequest.topicCreate.proposal', { count: proposal.partitions })}
      </strong>
      {`: ${proposal.reason}. `}
      {stated !== '' &&
        stated !== proposal.partitions &&
        t('newRequest.topicCreate.stated', { number: String(stated) })}
    </Typography>
  );
}
