import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PluginRoot } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Link, useLocation } from 'react-router-dom';
import { kafkaSupportTranslationRef } from '../translation';
import { KafkaSupportRoutes } from './KafkaSupportRoutes';
import { NewRequestButton } from './NewRequestButton';
import { usePageTabs } from './usePageTabs';

function PageTabs() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { pathname } = useLocation();
  const tabs = usePageTabs();
  // The start page is a prefix of all others: the longest match is meant.
  const current = tabs
    .filter(tab => pathname === tab.href || pathname.startsWith(`${tab.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <Box
      component="nav"
      aria-label={t('root.tabs.label')}
      sx={{ gridArea: 'pageSubheader', bgcolor: 'background.paper', px: 3 }}
    >
      <Tabs value={current?.href ?? false} variant="scrollable">
        {tabs.map(tab => (
          <Tab
            key={tab.id}
            label={tab.label}
            value={tab.href}
            component={Link}
            to={tab.href}
          />
        ))}
      </Tabs>
    </Box>
  );
}

function Frame() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('root.title')}>
        <NewRequestButton />
      </Header>
      <PageTabs />
      <Content>
        <KafkaSupportRoutes />
      </Content>
    </Page>
  );
}

/** All pages in the frame of the legacy frontend system. */
export function LegacyRoot() {
  return (
    <PluginRoot>
      <Frame />
    </PluginRoot>
  );
}
