import { useLocalStorage } from '@mantine/hooks';
import { useUrl } from '@/shared/filters/useUrl';
import { chosenColumns, type Column, writeChoice } from '@/shared/list/columns';

export interface ColumnChoice<T> {
  readonly shown: readonly Column<T>[];
  readonly choose: (keys: readonly string[]) => void;
  readonly reset: () => void;
}

/** Which columns are shown: those of a link, or else those that were chosen here before. */
export function useColumns<T>(list: string, columns: readonly Column<T>[]): ColumnChoice<T> {
  const [params, change] = useUrl();
  const [kept, keep] = useLocalStorage({
    key: `bizpulse-columns-${list}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });

  function write(choice: string): void {
    keep(choice);
    change({ columns: choice }, true);
  }

  return {
    shown: chosenColumns(columns, params.get('columns') ?? kept),
    choose: (keys) => write(writeChoice(columns, keys)),
    reset: () => write(''),
  };
}
