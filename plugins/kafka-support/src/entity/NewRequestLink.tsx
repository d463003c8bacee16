import { useRouteRef } from '@backstage/core-plugin-api';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { newKindRouteRef, newRequestRouteRef } from '../routes';

/** Leads to the form of a kind, or the choice of kinds, prefilled with the entity where it is a component. */
export function NewRequestLink(props: {
  entityRef: string;
  kind?: string;
  children: string;
  variant?: 'outlined' | 'text';
}) {
  const { entityRef, kind, children, variant = 'outlined' } = props;
  const toKind = useRouteRef(newKindRouteRef);
  const toChoice = useRouteRef(newRequestRouteRef);
  const query = entityRef.startsWith('component:')
    ? `?${new URLSearchParams({ component: entityRef })}`
    : '';
  return (
    <Button
      component={Link}
      to={`${kind ? toKind({ kind }) : toChoice()}${query}`}
      variant={variant}
      size="small"
    >
      {children}
    </Button>
  );
}
