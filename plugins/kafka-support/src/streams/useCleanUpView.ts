import { useSearchParams } from 'react-router-dom';

/** Whether the panel *Clean up* is open, in the address: a link can lead to it. */
export function useCleanUpView() {
  const [parameters, setParameters] = useSearchParams();
  const isOpen = parameters.get('view') === 'cleanup';
  return {
    isOpen,
    toggle: () =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          if (isOpen) next.delete('view');
          else next.set('view', 'cleanup');
          return next;
        },
        { replace: true },
      ),
  };
}
