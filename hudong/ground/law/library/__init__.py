"""法规库:语料、版本、条文、检索、引用。The library: corpus, versions, search.

``find_source`` says what to build from, ``ensure`` gives the library of a home directory, ``build``
makes one by hand; ``Library`` answers. Pure Python, read-only, no Django.
"""

from hudong.ground.law.library import citations
from hudong.ground.law.library.build import BuildReport, build
from hudong.ground.law.library.corpus import BadLine, find_source
from hudong.ground.law.library.ensuring import ensure
from hudong.ground.law.library.read import Library
from hudong.ground.law.library.versions import Repeal

__all__ = [
    "BadLine",
    "BuildReport",
    "Library",
    "Repeal",
    "build",
    "citations",
    "ensure",
    "find_source",
]
