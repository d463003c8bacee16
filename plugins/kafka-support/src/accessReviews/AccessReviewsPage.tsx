import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { AccessReviewList } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  EmptyState,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { FilterForm, Pager } from '../lists';
import { kafkaSupportTranslationRef } from '../translation';
import { AccessReviewTable } from './AccessReviewTable';
import { useAccessReviews } from './useAccessReviews';

type Filters = ReturnType<typeof useAccessReviews>['filters'];

const choices = {
  state: ['open', 'done'],
  whose: ['everything', 'mine'],
} as const;

/** What stands in the address for a choice; the first of each is the default. */
const inAddress = { open: '', done: 'done', everything: '', mine: 'me' };

function ReviewFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <FilterForm
      label={t('accessReviews.filters.label')}
      filtered={filters.filtered}
      onClear={filters.clear}
    >
      {(['state', 'whose'] as const).map(name => (
        <TextField
          key={name}
          select
          size="small"
          label={t(`accessReviews.filters.${name}`)}
          value={filters.value(name)}
          onChange={event => filters.set(name, event.target.value)}
          SelectProps={{ displayEmpty: true }}
          InputLabelProps={{ shrink: true }}
          sx={{ minWidth: 160 }}
        >
          {choices[name].map(choice => (
            <MenuItem key={choice} value={inAddress[choice]}>
              {t(`accessReviews.filters.${choice}`)}
            </MenuItem>
          ))}
        </TextField>
      ))}
    </FilterForm>
  );
}

function Nothing({
  data,
  filters,
}: {
  data: AccessReviewList;
  filters: Filters;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const days = String(data.everyDays);
  if (filters.value('state') === 'done')
    return (
      <EmptyState title={t('accessReviews.empty.doneTitle')}>
        {t('accessReviews.empty.doneText')}
      </EmptyState>
    );
  return data.dataClasses.length === 0 ? (
    <EmptyState title={t('accessReviews.off.title')}>
      {t('accessReviews.off.text', { days })}
    </EmptyState>
  ) : (
    <EmptyState title={t('accessReviews.empty.title')}>
      {t('accessReviews.empty.text', {
        days,
        classes: data.dataClasses.join(', '),
      })}
    </EmptyState>
  );
}

/** Access reviews that are due, and those that are done. */
export function AccessReviewsPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { filters, reviews } = useAccessReviews();
  return (
    <>
      <Typography
        component="p"
        color="text.secondary"
        sx={{ m: 0, mb: 2, maxWidth: '75ch' }}
      >
        {t('accessReviews.lead')}
      </Typography>
      <ReviewFilters filters={filters} />
      <Answer
        query={reviews}
        loading={t('accessReviews.loading')}
        failed={t('accessReviews.failed')}
        height={320}
      >
        {data =>
          data.items.length === 0 ? (
            <Nothing data={data} filters={filters} />
          ) : (
            <>
              <AccessReviewTable reviews={data.items} />
              <Pager filters={filters} nextCursor={data.nextCursor} />
            </>
          )
        }
      </Answer>
    </>
  );
}
