import Box from '@mui/material/Box';
import { TitledGroup, type TitledGroupProps } from '../fields';

/** Fields that belong together, in as many columns as there is room for. */
export function FieldGroup({ title, help, children }: TitledGroupProps) {
  return (
    <TitledGroup title={title} help={help}>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          mt: 1.5,
          gridTemplateColumns: 'repeat(auto-fit, minmax(15rem, 1fr))',
          alignItems: 'start',
        }}
      >
        {children}
      </Box>
    </TitledGroup>
  );
}
