import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { newKindRouteRef, newRequestRouteRef } from '../routes';
import { filledInBy } from './kafkaEntity';

/** Leads to the form of a kind, or the choice of kinds, filled in with what the entity of the page says. */
export function NewRequestLink(props: {
  kind?: string;
  children: string;
  variant?: 'outlined' | 'text';
}) {
  const { kind, children, variant = 'outlined' } = props;
  const { entity } = useEntity();
  const toKind = useRouteRef(newKindRouteRef);
  const toChoice = useRouteRef(newRequestRouteRef);
  const query = new URLSearchParams(filledInBy(entity)).toString();
  return (
    <Button
      component={Link}
      to={`${kind ? toKind({ kind }) : toChoice()}${query && `?${query}`}`}
      variant={variant}
      size="small"
    >
      {children}
    </Button>
  );
}
