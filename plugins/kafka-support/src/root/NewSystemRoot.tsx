import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PageLayout } from '@backstage/frontend-plugin-api';
import { PluginRoot } from '@kafka-support/backstage-plugin-kafka-support-react';
import TopicIcon from '@mui/icons-material/Topic';
import Box from '@mui/material/Box';
import { rootRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { KafkaSupportRoutes } from './KafkaSupportRoutes';
import { NewRequestButton } from './NewRequestButton';
import { usePageTabs } from './usePageTabs';

function Frame() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <PageLayout
      title={t('root.title')}
      icon={<TopicIcon fontSize="inherit" />}
      titleLink={useRouteRef(rootRouteRef)()}
      tabs={usePageTabs()}
      headerActions={[<NewRequestButton key="new" />]}
    >
      {/* The layout brings neither padding nor a main landmark. */}
      <Box component="main" sx={{ px: 'var(--bui-space-5, 24px)', pb: 4 }}>
        <KafkaSupportRoutes />
      </Box>
    </PageLayout>
  );
}

/** All pages in the frame of the current frontend system. */
export function NewSystemRoot() {
  return (
    <PluginRoot>
      <Frame />
    </PluginRoot>
  );
}
