import { SelectField } from '@/components/ui/Field';
import { Section } from '@/components/ui/Section';
import type { components } from '@/lib/api/schema';

type Question = components['schemas']['ImportQuestionDto'];

const ANSWERS = {
  same: 'Orang yang sama',
  new: 'Orang lain',
  return: 'Diangkat kembali',
} as const;

/** What the file cannot tell: each row is answered before anything is written. */
export function RowQuestions({
  questions,
  answers,
  onAnswer,
}: {
  questions: readonly Question[];
  answers: ReadonlyMap<number, string>;
  onAnswer: (row: number, answer: string) => void;
}) {
  if (questions.length === 0) return null;
  return (
    <Section id="pertanyaan" title="Perlu jawaban Anda">
      <p>Jawab, lalu periksa berkas sekali lagi. Belum ada yang disimpan.</p>
      {questions.map((question) => (
        <SelectField
          key={question.row}
          id={`jawaban-${question.row}`}
          label={`Baris ${question.row}`}
          hint={question.message}
          value={answers.get(question.row) ?? ''}
          onChange={(event) => onAnswer(question.row, event.target.value)}
        >
          <option value="">Belum dijawab</option>
          {question.choices.map((choice) => (
            <option key={choice} value={choice}>
              {ANSWERS[choice]}
            </option>
          ))}
        </SelectField>
      ))}
    </Section>
  );
}
