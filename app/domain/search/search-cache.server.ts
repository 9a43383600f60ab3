import { LRUCache } from "lru-cache";
import { localDateAt } from "~/lib/local-date";

/**
 * Answers kept while nothing has changed: until the catalogue does (`clear`), and at most until the day ends in Vietnam,
 * when certificates begin and end. The same question asked at once by many is worked out once.
 */
export class AnswerCache<Answer extends object> {
  private readonly kept: LRUCache<string, Promise<Answer>>;

  constructor(most: number) {
    this.kept = new LRUCache({ max: most });
  }

  get(question: string, at: Date, work: () => Promise<Answer>): Promise<Answer> {
    const key = `${localDateAt(at)} ${question}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    // Kept before it is known, and forgotten by `clear` as any other: an answer begun before a change is never found after it.
    const answer = work();
    this.kept.set(key, answer);
    answer.catch(() => {
      if (this.kept.peek(key) === answer) this.kept.delete(key);
    });
    return answer;
  }

  clear(): void {
    this.kept.clear();
  }
}
