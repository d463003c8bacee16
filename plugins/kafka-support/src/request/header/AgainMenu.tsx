import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import { useClusters } from '@kafka-support/backstage-plugin-kafka-support-react';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { newKindRouteRef } from '../../routes';
import { kafkaSupportTranslationRef } from '../../translation';

/** The same again: as it is, or on another cluster, such as production. */
export function AgainMenu({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const clusters = useClusters();
  const form = useRouteRef(newKindRouteRef)({ kind: request.kind });
  const others = (clusters.data ?? []).filter(
    cluster => cluster.id !== request.cluster,
  );
  const item = (cluster: string, label: string) => (
    <MenuItem
      key={cluster}
      component={Link}
      to={`${form}?${new URLSearchParams({ from: request.id, cluster })}`}
    >
      {label}
    </MenuItem>
  );
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('request.header.again')}
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        {[{ id: request.cluster, title: request.cluster }, ...others].map(
          cluster =>
            item(
              cluster.id,
              t('request.header.elsewhere', { cluster: cluster.title }),
            ),
        )}
      </Menu>
    </>
  );
}
