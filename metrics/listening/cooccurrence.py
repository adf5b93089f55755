"""Words that members use together: a graph of significant co-occurrence, its communities, and how stable they are."""

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from metrics.listening.lexicons import thresholds
from metrics.listening.vocabulary import Vocabulary

if TYPE_CHECKING:
    import networkx as nx

Counts = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
_SEED = 7


@dataclass(frozen=True, slots=True)
class WordGraph:
    """Who stands with whom, turn by turn.

    Joined pair `k` has the words `first[k]` < `second[k]` (positions in the vocabulary). Occurrence `j` says that turn
    `turn[j]` joins pair `pair[j]` with `weight[j]`. `people[k]` distinct members join pair k. Word occurrence `i` says
    that turn `word_turn[i]` holds word `word[i]`. Of each turn, `size` is the number of its words and `chances` the
    weight of all the ordered pairs that it could join.
    """

    first: Indices
    second: Indices
    people: Indices
    pair: Indices
    turn: Indices
    weight: Counts
    word: Indices
    word_turn: Indices
    size: Counts
    chances: Counts


@dataclass(frozen=True, slots=True)
class WordCommunity:
    """Lemmas that belong together, strongest first, with the share of resamples that found them again."""

    lemmas: tuple[str, ...]
    stability: float


def word_communities(words: Vocabulary) -> tuple[WordCommunity, ...]:
    """Communities of significantly co-occurring words.

    Source: word co-occurrence networks with community detection gave the most readable and most stable themes on short
    texts. An edge stands when its words meet more often than chance explains (Poisson tail under a configuration
    model, Bonferroni over the pairs); communities by Louvain with a fixed seed; stability by drawing turns with
    replacement.
    Limits: it knows no synonyms; a matter that everybody words differently is not found.
    """
    if len(words.lemmas) < 2:
        return ()
    graph = _word_graph(words)
    if not len(graph.first):
        return ()
    n_pairs = len(words.lemmas) * (len(words.lemmas) - 1) / 2
    found = _communities(graph, np.ones(len(words.turns)), len(words.lemmas), thresholds("graph")["chance"] / n_pairs)
    if not found:
        return ()
    again = _found_again(graph, len(words.turns), len(words.lemmas), found)
    return tuple(
        WordCommunity(tuple(words.lemmas[node] for node in community), share)
        for community, share in zip(found, again, strict=True)
    )


def _word_graph(words: Vocabulary) -> WordGraph:
    position = {lemma: index for index, lemma in enumerate(words.lemmas)}
    documents = [[position[lemma] for lemma in document] for document in words.documents]
    at = {turn.id: index for index, turn in enumerate(words.turns)}
    joined: defaultdict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    chances: list[float] = []
    reply_weight = thresholds("graph")["reply_weight"]
    for index, document in enumerate(documents):
        chances.append(len(document) * (len(document) - 1.0))
        for pair in combinations(sorted(document), 2):
            joined[pair][index] = 1.0
        parent = at.get(words.turns[index].reading.parent_turn_id or "")
        if parent is not None:
            chances[index] += 2 * reply_weight * len(document) * len(documents[parent])
            for one in document:
                for other in documents[parent]:
                    if one != other:
                        joined[min(one, other), max(one, other)].setdefault(index, reply_weight)
    limits = thresholds("graph")
    kept = sorted(
        (
            (pair, occurrences, people)
            for pair, occurrences in joined.items()
            if len(occurrences) >= limits["turns"] <= sum(occurrences.values())
            and (people := len({words.turns[index].author for index in occurrences})) >= limits["people"]
        ),
        key=lambda join: join[0],
    )
    return WordGraph(
        first=np.array([pair[0] for pair, _, _ in kept], dtype=np.int64),
        second=np.array([pair[1] for pair, _, _ in kept], dtype=np.int64),
        people=np.array([people for _, _, people in kept], dtype=np.int64),
        pair=np.array([k for k, (_, occurrences, _) in enumerate(kept) for _ in occurrences], dtype=np.int64),
        turn=np.array([index for _, occurrences, _ in kept for index in occurrences], dtype=np.int64),
        weight=np.array([weight for _, occurrences, _ in kept for weight in occurrences.values()]),
        word=np.array([node for document in documents for node in document], dtype=np.int64),
        word_turn=np.array([i for i, document in enumerate(documents) for _ in document], dtype=np.int64),
        size=np.array([len(document) for document in documents], dtype=np.float64),
        chances=np.array(chances),
    )


def _communities(graph: WordGraph, drawn: Counts, n_words: int, chance: float) -> list[tuple[int, ...]]:
    """Communities of two words or more when each turn counts `drawn` times; strongest words and communities first."""
    used = _sums(graph.word, drawn[graph.word_turn], n_words)
    net = _net(graph, drawn, used, chance)
    strength = dict(net.degree(weight="weight"))
    ordered = [
        tuple(sorted(part, key=lambda node: (-strength[node] * math.log1p(used[node]), node))) for part in _parts(net)
    ]
    return sorted(ordered, key=lambda part: (-sum(strength[node] for node in part), part))


def _net(graph: WordGraph, drawn: Counts, used: Counts, chance: float) -> "nx.Graph[int]":
    """The pairs that meet more often than chance explains, when each turn counts `drawn` times."""
    import networkx as nx  # large, and only whoever reads weeks needs it

    met = _sums(graph.pair, graph.weight * drawn[graph.turn], len(graph.first))
    slots = float((graph.size * drawn).sum())
    crowding = float((graph.chances * drawn).sum()) / max(slots, 1.0) ** 2
    expected = np.maximum(used[graph.first] * used[graph.second] * crowding, 1e-9)
    stands = (met >= thresholds("graph")["turns"]) & (log_poisson_tail(met, expected) < math.log(chance))
    weights = map(math.log1p, met[stands].tolist())
    net: nx.Graph[int] = nx.Graph()
    net.add_weighted_edges_from(zip(graph.first[stands].tolist(), graph.second[stands].tolist(), weights, strict=True))
    return net


def _parts(net: "nx.Graph[int]") -> list[set[int]]:
    """Communities of two words or more: a few words that hang together are one, more are cut by Louvain."""
    import networkx as nx

    whole = thresholds("graph")["whole"]
    pieces = [set(piece) for piece in nx.connected_components(net)]
    small = [piece for piece in pieces if len(piece) <= whole]
    large = sorted(node for piece in pieces if len(piece) > whole for node in piece)
    found: list[set[int]] = []
    if large:
        found = nx.community.louvain_communities(
            net.subgraph(large), weight="weight", resolution=thresholds("graph")["resolution"], seed=_SEED
        )
    return [part for part in (*small, *found) if len(part) > 1]


def _sums(index: Indices, weights: Counts, length: int) -> Counts:
    return np.bincount(index, weights=weights, minlength=length).astype(np.float64)


def log_poisson_tail(count: Counts, expected: Counts) -> Counts:
    """log P(X >= count) for X ~ Poisson(expected): Chernoff's bound with its first correction; 0 below the mean."""
    count = np.maximum(count, 1e-9)
    bound = count - expected - count * np.log(count / expected) - 0.5 * np.log(2 * math.pi * np.maximum(count, 1.0))
    return np.where(count <= expected, 0.0, np.minimum(bound, 0.0))


def _found_again(graph: WordGraph, n_turns: int, n_words: int, found: list[tuple[int, ...]]) -> list[float]:
    """For each community, the share of resamples with one that overlaps it enough.

    Resampling ends as soon as more of it could not change which of them are stable.
    """
    limits = thresholds("stability")
    resamples = int(limits["resamples"])
    enough = limits["needed"] * resamples
    chooser = np.random.default_rng(_SEED)
    hits = [0] * len(found)
    done = 0
    while any(enough - (resamples - done) <= hit < enough for hit in hits):
        done += 1
        drawn = np.bincount(chooser.integers(0, n_turns, n_turns), minlength=n_turns).astype(np.float64)
        others = _parts(_net(graph, drawn, _sums(graph.word, drawn[graph.word_turn], n_words), limits["chance"]))
        for index, own in enumerate(map(set, found)):
            if any(len(own & other) / len(own | other) >= limits["overlap"] for other in others):
                hits[index] += 1
    return [hit / max(done, 1) for hit in hits]
