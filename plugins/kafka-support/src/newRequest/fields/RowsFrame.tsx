import AddIcon from '@mui/icons-material/Add';
import DeleteOutlineIcon from '@mui/icons-material/DeleteOutline';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { TitledGroup, type TitledGroupProps } from './TitledGroup';

export interface RowsFrameProps extends TitledGroupProps {
  addLabel: string;
  onAdd(): void;
}

/** A list of rows that can be added to. */
export function RowsFrame(props: RowsFrameProps) {
  const { title, help, addLabel, onAdd, children } = props;
  return (
    <TitledGroup title={title} help={help}>
      <Box sx={{ display: 'grid', gap: 1.5, mt: 1.5, '&:empty': { mt: 0 } }}>
        {children}
      </Box>
      <Button
        size="small"
        startIcon={<AddIcon />}
        onClick={onAdd}
        sx={{ mt: 0.5 }}
      >
        {addLabel}
      </Button>
    </TitledGroup>
  );
}

/** One row of a list, which can be taken out. */
export function Row({
  removeLabel,
  onRemove,
  children,
}: {
  removeLabel: string;
  onRemove(): void;
  children: ReactNode;
}) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(11rem, 1fr))',
          gap: 1,
          flex: 1,
          minWidth: 0,
        }}
      >
        {children}
      </Box>
      <IconButton
        aria-label={removeLabel}
        onClick={onRemove}
        size="small"
        sx={{ mt: 0.5 }}
      >
        <DeleteOutlineIcon fontSize="small" />
      </IconButton>
    </Box>
  );
}
