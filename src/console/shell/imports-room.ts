/** Owns the room of imports: whoever may import anything finds it. */
import { FileUp } from 'lucide-react';

export const importsRoom = {
  key: 'imports',
  to: '/imports',
  icon: FileUp,
  needs: ['import', 'dealer'],
  orNeeds: [
    ['import', 'contract'],
    ['import', 'catalog'],
    ['import', 'price'],
    ['import', 'stock'],
    ['import', 'payment'],
  ],
} as const;
