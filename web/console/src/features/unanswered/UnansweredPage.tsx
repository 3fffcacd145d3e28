import { useSearchParams } from 'react-router';
import { QuestionsView } from './QuestionsView';
import { TopicsView } from './TopicsView';

/** What citizens asked and nobody had written down yet: question by question, or by topic. */
export default function UnansweredPage() {
  const [parameters] = useSearchParams();
  return parameters.get('view') === 'topics' ? <TopicsView /> : <QuestionsView />;
}
