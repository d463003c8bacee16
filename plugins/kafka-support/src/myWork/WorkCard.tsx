import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Answer } from '@kafka-support/backstage-plugin-kafka-support-react';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { kafkaSupportTranslationRef } from '../translation';

/** A card of the start page: title, what it shows or why it is empty, the way on. */
export function WorkCard(props: {
  title: string;
  query: { data?: unknown; error: unknown; refetch(): void };
  /** Shown instead of the children when there is nothing. */
  empty?: string;
  children: ReactNode;
  actions: ReactNode;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { title, query, empty, children, actions } = props;
  const id = useId();
  return (
    <Card
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={{ display: 'flex', flexDirection: 'column' }}
    >
      <CardContent sx={{ flex: 1 }}>
        <Typography
          id={id}
          component="h2"
          sx={{ fontSize: '1.1rem', fontWeight: 600, m: 0, mb: 1.5 }}
        >
          {title}
        </Typography>
        <Answer query={query} loading={t('myWork.loading')} height={96}>
          {() =>
            empty ? (
              <Typography variant="body2" color="text.secondary">
                {empty}
              </Typography>
            ) : (
              children
            )
          }
        </Answer>
      </CardContent>
      <Stack direction="row" spacing={1} sx={{ px: 2, pb: 2 }}>
        {actions}
      </Stack>
    </Card>
  );
}
