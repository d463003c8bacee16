import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { toneColor, toneTint } from '../../theme';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { AccessSentence } from './AccessSentence';
import type { AccessGroup } from './groupChanges';

/** Rights that a plan gives and takes, one line for each principal and resource. */
export function AccessTable({
  access,
  count,
}: {
  access: AccessGroup[];
  count: number;
}) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  return (
    <Box
      component="section"
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        px: 1.5,
        py: 1,
      }}
    >
      <Typography
        component="div"
        variant="body2"
        sx={{ fontWeight: 600, m: 0, mb: 0.5 }}
      >
        {t('plan.access', { count })}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {access.map(({ binding, operations, taken }) => (
          <Box
            component="li"
            key={JSON.stringify([taken, { ...binding, operation: undefined }])}
            sx={theme => ({
              display: 'flex',
              gap: 1,
              px: 1,
              py: 0.25,
              mt: 0.25,
              typography: 'body2',
              bgcolor: toneTint(theme, taken ? 'error' : 'success'),
            })}
          >
            <Box
              component="span"
              aria-hidden
              sx={theme => ({
                color: toneColor(theme, taken ? 'error' : 'success'),
                fontWeight: 700,
              })}
            >
              {taken ? '−' : '+'}
            </Box>
            <span>
              <AccessSentence
                binding={binding}
                operations={operations}
                taken={taken}
              />
            </span>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
