import { Button } from '@/components/ui/Button';
import { SelectField } from '@/components/ui/Field';

const QUARTERS = ['Jan–Mar', 'Apr–Jun', 'Jul–Sep', 'Okt–Des'];

/** The period in the URL: this year and the one before, whole or by quarter. Works without script. */
export function PeriodFilter({ period, today }: { period: string; today: string }) {
  const year = Number(today.slice(0, 4));
  const known = [year, year - 1].flatMap((one) => [
    { value: `${one}`, text: `Tahun ${one}` },
    ...QUARTERS.map((text, index) => ({
      value: `${one}-Q${index + 1}`,
      text: `${text} ${one}`,
    })),
  ]);
  const choices = known.some((choice) => choice.value === period)
    ? known
    : [{ value: period, text: period.replace('..', ' sampai ') }, ...known];
  return (
    <form className="filters no-print">
      <SelectField id="periode" name="periode" label="Periode" defaultValue={period}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </SelectField>
      <Button type="submit">Tampilkan</Button>
    </form>
  );
}
