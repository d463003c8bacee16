import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Collapse from '@mui/material/Collapse';
import { useId, useState, type ReactNode } from 'react';

/** @public */
export interface FoldProps {
  summary: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
}

/** Something one can open: folded until asked for. @public */
export function Fold({ summary, children, defaultOpen = false }: FoldProps) {
  const [open, setOpen] = useState(defaultOpen);
  const id = useId();
  return (
    <Box>
      <ButtonBase
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        aria-controls={id}
        focusRipple
        sx={{
          typography: 'body2',
          color: 'text.secondary',
          borderRadius: 1,
          py: 0.5,
          pr: 1,
          ml: -0.5,
          gap: 0.5,
          justifyContent: 'flex-start',
          '&:hover': { color: 'text.primary' },
          '&.Mui-focusVisible, &:focus-visible': {
            outline: '2px solid',
            outlineColor: 'primary.main',
          },
        }}
      >
        <ExpandMoreIcon
          fontSize="small"
          aria-hidden
          sx={{
            transform: open ? 'none' : 'rotate(-90deg)',
            transition: 'transform 120ms',
            '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
          }}
        />
        {summary}
      </ButtonBase>
      <Collapse in={open} id={id} unmountOnExit>
        <Box sx={{ pt: 1 }}>{children}</Box>
      </Collapse>
    </Box>
  );
}
