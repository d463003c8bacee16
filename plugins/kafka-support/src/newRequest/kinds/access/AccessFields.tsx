import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { accessProfiles } from '@kafka-support/backstage-plugin-kafka-support-common';
import TextField from '@mui/material/TextField';
import { useController, useWatch } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../../translation';
import { FieldFrame, TextSpecField } from '../../fields';
import { FieldGroup } from '../../form/FieldGroup';
import { TopicField } from '../TopicField';
import { BindingRows } from './BindingRows';
import { ChoiceField } from './ChoiceField';
import type { AccessValues } from './values';

function PatternField({ name }: { name: string }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <ChoiceField
      name={`spec.${name}`}
      label={t('newRequest.access.pattern')}
      choices={(['literal', 'prefixed'] as const).map(value => ({
        value,
        text: t(`newRequest.access.patterns.${value}`),
      }))}
    />
  );
}

function UntilField() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController({ name: 'spec.until' });
  return (
    <FieldFrame path="until">
      <TextField
        {...field}
        inputRef={field.ref}
        label={t('newRequest.access.until')}
        // An address may name a time of day, which a date cannot show.
        type={String(field.value).includes('T') ? 'text' : 'date'}
        size="small"
        sx={{ maxWidth: '20rem' }}
        error={!!fieldState.error}
        helperText={
          fieldState.error?.message ?? t('newRequest.access.untilHelp')
        }
        InputLabelProps={{ shrink: true }}
      />
    </FieldFrame>
  );
}

/** The stream that is used, and the group or the transactional id with it. */
function OnTopic({ profile }: Pick<AccessValues, 'profile'>) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const second =
    profile === 'consumer'
      ? ('group' as const)
      : profile === 'transactional producer' && ('transactionalId' as const);
  return (
    <FieldGroup title={t('newRequest.access.what')}>
      <TopicField />
      <PatternField name="topicPattern" />
      {second && (
        <>
          <TextSpecField
            name={second}
            label={t(`newRequest.access.${second}`)}
            helperText={t(`newRequest.access.${second}Help`)}
            mono
          />
          <PatternField name={`${second}Pattern`} />
        </>
      )}
      <TextSpecField
        name="host"
        label={t('newRequest.access.host')}
        helperText={t('newRequest.access.hostHelp')}
        mono
      />
    </FieldGroup>
  );
}

/** Who may do what, or no longer, and until when. */
export function AccessFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const action: AccessValues['action'] = useWatch({ name: 'spec.action' });
  const profile: AccessValues['profile'] = useWatch({ name: 'spec.profile' });
  return (
    <>
      <FieldGroup title={t('newRequest.access.who')}>
        <ChoiceField
          name="spec.action"
          label={t('newRequest.access.action')}
          choices={(['grant', 'revoke'] as const).map(value => ({
            value,
            text: t(`newRequest.access.actions.${value}`),
          }))}
        />
        <TextSpecField
          name="principal"
          label={t('newRequest.access.principal')}
          placeholder="User:billing"
          helperText={t('newRequest.access.principalHelp')}
          mono
        />
        <ChoiceField
          name="spec.profile"
          label={t('newRequest.access.profile')}
          choices={accessProfiles.map(value => ({
            value,
            text: t(`newRequest.access.profiles.${value}`),
          }))}
        />
      </FieldGroup>
      {profile === 'custom' ? <BindingRows /> : <OnTopic profile={profile} />}
      {action === 'grant' && <UntilField />}
    </>
  );
}
