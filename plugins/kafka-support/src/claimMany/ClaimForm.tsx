import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ownableTypes,
  type Cluster,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Paper from '@mui/material/Paper';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { FormProvider, useController, useForm } from 'react-hook-form';
import { ClusterField, ComponentField } from '../newRequest/fields';
import { OwnerField } from '../newRequest/kinds/ownership/OwnerField';
import { kafkaSupportTranslationRef } from '../translation';
import { claimAskResolver, type ClaimAsk } from './claimAsk';
import { CsvField } from './CsvField';

function TypesField() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController<ClaimAsk, 'types'>({
    name: 'types',
  });
  return (
    <FormControl component="fieldset" error={!!fieldState.error}>
      <FormLabel component="legend">{t('claimMany.types')}</FormLabel>
      <FormGroup row>
        {ownableTypes.map(type => (
          <FormControlLabel
            key={type}
            label={t(`newRequest.ownership.types.${type}`)}
            control={
              <Checkbox
                size="small"
                checked={field.value.includes(type)}
                onChange={(_event, checked) =>
                  field.onChange(
                    ownableTypes.filter(each =>
                      each === type ? checked : field.value.includes(each),
                    ),
                  )
                }
              />
            }
          />
        ))}
      </FormGroup>
      {fieldState.error && (
        <FormHelperText>{fieldState.error.message}</FormHelperText>
      )}
    </FormControl>
  );
}

function PrefixFields() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController<ClaimAsk, 'prefix'>({
    name: 'prefix',
  });
  return (
    <>
      <TextField
        {...field}
        inputRef={field.ref}
        size="small"
        label={t('claimMany.prefix.label')}
        placeholder="orders."
        error={!!fieldState.error}
        helperText={fieldState.error?.message ?? t('claimMany.prefix.help')}
        InputLabelProps={{ shrink: true }}
        inputProps={{ spellCheck: false }}
      />
      <TypesField />
      <OwnerField name="owner" />
      <ComponentField
        name="component"
        help={t('newRequest.ownership.componentHelp')}
      />
    </>
  );
}

/** What to claim: by how names begin, or by a CSV. */
export function ClaimForm({
  clusters,
  initial,
  looking,
  onLook,
}: {
  clusters: readonly Cluster[];
  initial: ClaimAsk;
  looking: boolean;
  onLook: (ask: ClaimAsk) => void;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const methods = useForm<ClaimAsk>({
    defaultValues: initial,
    resolver: claimAskResolver,
  });
  const way = useController({ name: 'way', control: methods.control });
  return (
    <FormProvider {...methods}>
      <Paper
        variant="outlined"
        component="form"
        noValidate
        onSubmit={methods.handleSubmit(onLook)}
        sx={{ p: 3 }}
      >
        <Stack spacing={3}>
          <ClusterField clusters={clusters} />
          <FormControl>
            <FormLabel id="claim-way">{t('claimMany.way.label')}</FormLabel>
            <RadioGroup
              row
              aria-labelledby="claim-way"
              value={way.field.value}
              onChange={way.field.onChange}
            >
              {(['prefix', 'csv'] as const).map(each => (
                <FormControlLabel
                  key={each}
                  value={each}
                  control={<Radio size="small" />}
                  label={t(`claimMany.way.${each}`)}
                />
              ))}
            </RadioGroup>
          </FormControl>
          {way.field.value === 'csv' ? <CsvField /> : <PrefixFields />}
          <Button
            type="submit"
            variant="outlined"
            disabled={looking}
            sx={{ alignSelf: 'flex-start' }}
          >
            {t(looking ? 'claimMany.looking' : 'claimMany.look')}
          </Button>
        </Stack>
      </Paper>
    </FormProvider>
  );
}
