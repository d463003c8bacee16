import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  accessReviewSchema,
  type AccessReview,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Banner,
  ErrorNotice,
  kafkaSupportApiRef,
  queryKeys,
  SeverityIcon,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Lines } from '../stream';
import { kafkaSupportTranslationRef } from '../translation';
import { Grant } from './Grant';
import { isOpen, useChoices } from './useChoices';

/** The review as it is now, which a refusal on outdated grants brings along. */
function freshOf(error: unknown): AccessReview | undefined {
  const { details } = (error ?? {}) as { details?: unknown };
  return accessReviewSchema.safeParse(details).data;
}

/** Submits choices; grants that changed meanwhile replace those that were seen. */
function useDecide(review: AccessReview, onTaken: () => void) {
  const api = useApi(kafkaSupportApiRef);
  const cache = useQueryClient();
  const [changed, setChanged] = useState(false);
  const show = (fresh: AccessReview) =>
    cache.setQueryData(queryKeys.accessReview(review.id), fresh);
  const mutation = useMutation({
    mutationFn: (input: Parameters<typeof api.decideAccessReview>[1]) =>
      api.decideAccessReview(review.id, input),
    onSuccess: fresh => {
      setChanged(false);
      show(fresh);
      onTaken();
      cache.invalidateQueries({
        queryKey: queryKeys.accessReviews({}).slice(0, 2),
      });
      cache.invalidateQueries({
        queryKey: queryKeys.obligations({}).slice(0, 2),
      });
    },
    onError: error => {
      const fresh = freshOf(error);
      setChanged(fresh !== undefined);
      if (fresh) show(fresh);
    },
  });
  return { ...mutation, changed };
}

/** Keep or revoke, grant by grant. */
export function DecisionForm({ review }: { review: AccessReview }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const choices = useChoices(review);
  const { mutate, isPending, error, changed } = useDecide(
    review,
    choices.clear,
  );
  const [asked, setAsked] = useState(false);
  const { grants } = review;
  const { withoutReason, revoked, input } = choices;
  const nothing = choices.chosen === 0 && grants.length > 0;
  const submit = () => {
    setAsked(true);
    if (nothing || withoutReason.length > 0 || isPending) return;
    setAsked(false);
    mutate(input);
  };
  let missing;
  if (asked && nothing) missing = t('accessReviews.form.nothing');
  else if (asked && withoutReason.length > 0)
    missing = t('accessReviews.form.noReason', {
      principals: withoutReason.join(', '),
    });
  const open = grants.some(isOpen);
  return (
    <Box
      component="form"
      aria-label={t('accessReviews.one.grants')}
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      {changed && (
        <Box role="alert" sx={{ mb: 2 }}>
          <Banner
            tone="warning"
            icon={<SeverityIcon severity="review" />}
            title={t('accessReviews.one.changed')}
          />
        </Box>
      )}
      <Lines>
        {grants.map(grant => (
          <Grant key={grant.key} grant={grant} choices={choices} />
        ))}
      </Lines>
      {grants.length > 0 && open && (
        <Stack
          direction="row"
          useFlexGap
          spacing={1.5}
          sx={{ mt: 2, flexWrap: 'wrap', alignItems: 'center' }}
        >
          <Button
            size="small"
            variant="outlined"
            onClick={() => choices.keepRest()}
          >
            {t('accessReviews.form.keepRest')}
          </Button>
          <TextField
            size="small"
            label={t('accessReviews.form.reasonForAll')}
            value={choices.reasonForAll}
            onChange={event => choices.setReasonForAll(event.target.value)}
            inputProps={{ maxLength: 1000 }}
            InputLabelProps={{ shrink: true }}
            sx={{ flex: '1 1 320px' }}
          />
        </Stack>
      )}
      {revoked.length > 0 && (
        <Typography variant="body2" sx={{ mt: 1.5 }}>
          {t('accessReviews.form.files', {
            count: revoked.length,
            principals: revoked.join(', '),
          })}
        </Typography>
      )}
      <Box role="status" sx={{ mt: 1.5, minHeight: '1.5em' }}>
        {missing && (
          <Typography variant="body2" color="error">
            {missing}
          </Typography>
        )}
      </Box>
      {error && !changed && (
        <ErrorNotice error={error} title={t('accessReviews.one.error')} />
      )}
      {(open || grants.length === 0) && (
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
          <Button type="submit" variant="contained" disabled={isPending}>
            {isPending
              ? t('accessReviews.form.busy')
              : t(
                  `accessReviews.form.${
                    grants.length === 0 ? 'confirm' : 'submit'
                  }`,
                )}
          </Button>
          <Typography variant="caption" color="text.secondary">
            {t('accessReviews.form.shortcut')}
          </Typography>
        </Stack>
      )}
    </Box>
  );
}
