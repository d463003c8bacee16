import { FieldFindings } from '@kafka-support/backstage-plugin-kafka-support-react';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useFindings } from '../form/FindingsContext';

export interface FieldFrameProps {
  /** Dotted path in the spec, or `component`. */
  path: string;
  children: ReactNode;
}

/** A field with the findings that speak of it. */
export function FieldFrame({ path, children }: FieldFrameProps) {
  const { findings, onFix } = useFindings(path);
  return (
    <Box sx={{ minWidth: 0 }}>
      {children}
      <FieldFindings findings={findings} onFix={onFix} />
    </Box>
  );
}
