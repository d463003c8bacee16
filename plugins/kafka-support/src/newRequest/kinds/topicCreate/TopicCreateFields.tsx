import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Fold } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useContext } from 'react';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import {
  NumberSpecField,
  QuantitySpecField,
  rateUnits,
  TextSpecField,
  timeUnits,
} from '../../fields';
import { FieldGroup } from '../../form/FieldGroup';
import { FindingsContext } from '../../form/FindingsContext';
import { ConfigRows } from '../ConfigRows';
import { ConsumerRows, ProducerRows } from './AccessRows';
import { PartitionProposal, usePartitionProposal } from './PartitionProposal';

function Keep() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field } = useController({ name: 'spec.retentionMs' });
  const forEver = field.value === -1;
  return (
    <Box>
      <QuantitySpecField
        name="retentionMs"
        label={t('newRequest.topicCreate.keep')}
        units={timeUnits}
        defaultUnit="days"
        unitText={id => t(`newRequest.time.${id as 'days'}`)}
        disabled={forEver}
        placeholder="7"
        helperText={t('newRequest.topicCreate.keepHelp')}
      />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={forEver}
            onChange={event => field.onChange(event.target.checked ? -1 : '')}
          />
        }
        label={t('newRequest.topicCreate.forEver')}
        slotProps={{ typography: { variant: 'body2' } }}
      />
    </Box>
  );
}

function Advanced() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { proposal } = usePartitionProposal();
  const { proposed } = useContext(FindingsContext);
  const factor = proposed?.replicationFactor;
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fit, minmax(11rem, 1fr))',
        }}
      >
        <NumberSpecField
          name="partitions"
          label={t('newRequest.topicCreate.partitions')}
          placeholder={String(proposal.partitions)}
          helperText={t('newRequest.topicCreate.partitionsHelp')}
        />
        <NumberSpecField
          name="replicationFactor"
          label={t('newRequest.topicCreate.replicationFactor')}
          placeholder={typeof factor === 'number' ? String(factor) : undefined}
          helperText={t('newRequest.topicCreate.replicationFactorHelp')}
        />
      </Box>
      <ConfigRows
        title={t('newRequest.config.title')}
        help={t('newRequest.topicCreate.configHelp')}
        path="config"
      />
    </Box>
  );
}

/** Fields whose findings are inside the advanced part. */
const advancedPaths = ['partitions', 'replicationFactor', 'config'];

/** What a team knows about the topic it needs; the rest is proposed. */
export function TopicCreateFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { findings } = useContext(FindingsContext);
  const advancedNeeded = findings.some(
    ({ outcome, field }) =>
      outcome !== 'pass' &&
      advancedPaths.some(
        path => field === path || field?.startsWith(`${path}.`),
      ),
  );
  const rate = (id: string) => t(`newRequest.rate.${id as 'KiB/s'}`);
  return (
    <>
      <TextSpecField
        name="name"
        label={t('newRequest.topicCreate.name')}
        mono
        placeholder="payments.payment.received.v1"
      />
      <FieldGroup
        title={t('newRequest.topicCreate.load')}
        help={t('newRequest.topicCreate.loadHelp')}
      >
        <QuantitySpecField
          name="expectedBytesPerSecond"
          label={t('newRequest.topicCreate.expected')}
          units={rateUnits}
          defaultUnit="KiB/s"
          unitText={rate}
        />
        <QuantitySpecField
          name="peakBytesPerSecond"
          label={t('newRequest.topicCreate.peak')}
          units={rateUnits}
          defaultUnit="KiB/s"
          unitText={rate}
          helperText={t('newRequest.topicCreate.peakHelp')}
        />
        <TextSpecField
          name="orderingKey"
          label={t('newRequest.topicCreate.orderingKey')}
          helperText={t('newRequest.topicCreate.orderingKeyHelp')}
        />
        <NumberSpecField
          name="parallelReaders"
          label={t('newRequest.topicCreate.parallelReaders')}
          helperText={t('newRequest.topicCreate.parallelReadersHelp')}
        />
        <Keep />
      </FieldGroup>
      <PartitionProposal />
      <Fold
        // Opens by itself when something in it needs a look.
        key={String(advancedNeeded)}
        defaultOpen={advancedNeeded}
        summary={t('newRequest.advanced')}
      >
        <Advanced />
      </Fold>
      <ProducerRows />
      <ConsumerRows />
    </>
  );
}
