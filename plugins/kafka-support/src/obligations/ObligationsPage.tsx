import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ObligationList } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  EmptyState,
  Section,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { EmptyList, Pager } from '../lists';
import { NewRequestButton } from '../root/NewRequestButton';
import { kafkaSupportTranslationRef } from '../translation';
import { ObligationFilters } from './ObligationFilters';
import { ObligationTable } from './ObligationTable';
import { useObligationFilters } from './useObligationFilters';
import { useObligations } from './useObligations';

const SHOWN_OF_MINE = 50;

type Filters = ReturnType<typeof useObligationFilters>;

function Nothing({ children }: { children: string }) {
  return (
    <Typography variant="body2" color="text.secondary" sx={{ m: 0 }}>
      {children}
    </Typography>
  );
}

/** Without filters: what concerns the reader first, then the rest. */
function Both(props: { all: ObligationList; filters: Filters }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { all, filters } = props;
  const mine = useObligations({ mine: true, limit: SHOWN_OF_MINE });
  const others = all.items.filter(each => !each.mine);
  return (
    <Stack spacing={4}>
      <Section title={t('obligations.mine.title')}>
        <Answer
          query={mine}
          loading={t('obligations.loading')}
          failed={t('obligations.failed')}
          height={96}
        >
          {data =>
            data.items.length === 0 ? (
              <Nothing>{t('obligations.mine.none')}</Nothing>
            ) : (
              <ObligationTable
                obligations={data.items}
                label={t('obligations.mine.list')}
              />
            )
          }
        </Answer>
      </Section>
      <Section title={t('obligations.others.title')}>
        {others.length === 0 ? (
          <Nothing>{t('obligations.others.none')}</Nothing>
        ) : (
          <ObligationTable
            obligations={others}
            label={t('obligations.others.list')}
          />
        )}
        <Pager filters={filters} nextCursor={all.nextCursor} />
      </Section>
    </Stack>
  );
}

function List({ data, filters }: { data: ObligationList; filters: Filters }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const plain = !filters.filtered && !filters.value('cursor');
  if (data.items.length === 0)
    return filters.filtered ? (
      <EmptyList
        title={t('obligations.noMatch.title')}
        text={t('obligations.noMatch.text')}
        onClear={filters.clear}
      />
    ) : (
      <EmptyState
        title={t('obligations.empty.title')}
        action={<NewRequestButton />}
      >
        {t('obligations.empty.text')}
      </EmptyState>
    );
  if (plain) return <Both all={data} filters={filters} />;
  return (
    <>
      <Typography
        variant="body2"
        color="text.secondary"
        component="p"
        role="status"
        sx={{ mb: 1 }}
      >
        {t('obligations.count', { count: data.totalItems })}
      </Typography>
      <ObligationTable obligations={data.items} label={t('obligations.list')} />
      <Pager filters={filters} nextCursor={data.nextCursor} />
    </>
  );
}

/** What ends or is owed when, and by whom. */
export function ObligationsPage() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const filters = useObligationFilters();
  const obligations = useObligations(filters.query);
  return (
    <>
      <Typography
        component="p"
        color="text.secondary"
        sx={{ m: 0, mb: 2, maxWidth: '75ch' }}
      >
        {t('obligations.lead')}
      </Typography>
      <ObligationFilters filters={filters} />
      <Answer
        query={obligations}
        loading={t('obligations.loading')}
        failed={t('obligations.failed')}
        height={420}
      >
        {data => <List data={data} filters={filters} />}
      </Answer>
    </>
  );
}
