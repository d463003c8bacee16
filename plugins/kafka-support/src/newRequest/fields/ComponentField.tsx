import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { UserOrGroup } from '@kafka-support/backstage-plugin-kafka-support-react';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { kafkaSupportTranslationRef } from '../../translation';
import { FieldFrame } from './FieldFrame';
import { useComponents, type ComponentOption } from './useComponents';

/**
 * The component that the request is for, one's own first.
 *
 * @param props - `name` is the whole path in the form where the spec names it
 */
export function ComponentField({
  name = 'component',
  help,
}: {
  name?: string;
  help?: string;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { field, fieldState } = useController({ name });
  const [search, setSearch] = useState('');
  const { data: options = [], isFetching, error } = useComponents(search);
  const chosen: ComponentOption | null = field.value
    ? options.find(option => option.ref === field.value) ?? {
        ref: field.value,
        title: field.value,
        mine: false,
      }
    : null;
  const helper = () => {
    if (fieldState.error) return fieldState.error.message;
    if (error) return t('newRequest.component.unread');
    if (chosen?.owner)
      return t('newRequest.component.owner', {
        owner: <UserOrGroup entityRef={chosen.owner} plain />,
      });
    return help ?? t('newRequest.component.help');
  };
  return (
    <FieldFrame path="component">
      <Autocomplete
        options={options}
        value={chosen}
        onChange={(_event, option) => field.onChange(option?.ref ?? '')}
        onInputChange={(_event, text, reason) =>
          setSearch(reason === 'input' ? text : '')
        }
        onBlur={field.onBlur}
        loading={isFetching}
        loadingText={t('newRequest.component.loading')}
        noOptionsText={t('newRequest.component.none')}
        groupBy={option =>
          t(
            option.mine
              ? 'newRequest.component.mine'
              : 'newRequest.component.others',
          )
        }
        getOptionLabel={option => option.title}
        isOptionEqualToValue={(a, b) => a.ref === b.ref}
        renderOption={(props, option) => (
          <Box component="li" {...props} key={option.ref}>
            <span>
              {option.title}
              <Typography
                component="span"
                variant="body2"
                color="text.secondary"
                sx={{ ml: 1 }}
              >
                {option.owner ? (
                  <UserOrGroup entityRef={option.owner} plain />
                ) : (
                  t('newRequest.component.noOwner')
                )}
              </Typography>
            </span>
          </Box>
        )}
        renderInput={params => (
          <TextField
            {...params}
            inputRef={field.ref}
            size="small"
            label={t('newRequest.component.label')}
            error={!!fieldState.error}
            helperText={helper()}
            InputLabelProps={{ ...params.InputLabelProps, shrink: true }}
          />
        )}
      />
    </FieldFrame>
  );
}
